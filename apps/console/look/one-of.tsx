import { Input } from '@mantine/core';
import { Icon } from './icons.js';

type Props<Value extends string> = {
  /** What is chosen, for who does not see where it stands. */
  name: string;
  choices: readonly { value: Value; label: string }[];
  value: Value | '';
  /** What stands for no choice, where that is one. */
  none?: string;
  onChoose: (value: Value | '') => void;
};

/** One of a few, by the system's own list: nothing to fetch for it, and a phone shows it in its own way. */
export const OneOf = <Value extends string>({ name, choices, value, none, onChoose }: Props<Value>) => (
  <Input
    component="select"
    pointer
    aria-label={name}
    maw="100%"
    rightSection={<Icon name="down" size={14} />}
    rightSectionPointerEvents="none"
    value={value}
    onChange={(event) => onChoose(choices.find((each) => each.value === event.currentTarget.value)?.value ?? '')}
  >
    {none !== undefined && <option value="">{none}</option>}
    {choices.map((each) => (
      <option key={each.value} value={each.value}>
        {each.label}
      </option>
    ))}
  </Input>
);
