/** Text as HTML shows it, in content and in quoted attributes. */
export const htmlText = (text: string): string => text.replace(/[&<>"'=]|(?<=javascript):/gi, (character) => `&#${character.charCodeAt(0)};`)
