/** The text of several lines as one: a line feed becomes a space, and each empty line a line feed. */
export const folded = (written: string): string =>
  written.replaceAll(/ *\n *(\n[ \n]*)?/g, (_all, more: string | undefined) => (more === undefined ? ' ' : more.replaceAll(' ', '')))
