/** Bytes by character, over the two-byte part of GB18030; Node can only read the encoding. */
const BYTES: ReadonlyMap<string, readonly number[]> = (() => {
  const decoder = new TextDecoder('gb18030');
  const bytes = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd') bytes.set(character, [lead, trail]);
    }
  }
  return bytes;
})();

/** @throws RangeError for a character that takes four bytes. */
export const gb18030 = (text: string): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((character) => {
      if (character < '\u0080') return [character.charCodeAt(0)];
      const bytes = BYTES.get(character);
      if (!bytes) throw new RangeError(`no two bytes for ${character}`);
      return bytes;
    }),
  );
