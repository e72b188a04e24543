import { Component, type ReactNode } from 'react';
import { Failed } from './states.js';

type Props = { at: string; children: ReactNode };

/** Where a screen broke, or its bundle did not come: what is known of it, and a fresh start. Another address is another try. */
export class Fault extends Component<Props, { error?: Error | undefined }> {
  override state: { error?: Error | undefined } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidUpdate({ at }: Props) {
    if (at !== this.props.at && this.state.error) this.setState({ error: undefined });
  }

  override render() {
    const { error } = this.state;
    return error ? <Failed alone error={error} retry={() => location.reload()} /> : this.props.children;
  }
}
