declare module 'bidi-js' {
  type Bidi = {
    /** The embedding level of each UTF-16 unit (UAX #9). */
    getEmbeddingLevels(text: string, direction?: 'ltr' | 'rtl' | 'auto'): { levels: Uint8Array };
    getMirroredCharacter(character: string): string | null;
  };
  export default function bidiFactory(): Bidi;
}
