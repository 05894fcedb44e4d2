/** Standard alphabet with padding, never empty. Split up by hand: a pattern over groups would backtrack on long texts. */
export const isBase64 = (text: string): boolean => text.length > 0 && text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
