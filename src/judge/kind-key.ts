/** One string per kind, for maps and sets; versions share it. */
export const kindKey = ({ group, kind }: { readonly group: string; readonly kind: string }): string => JSON.stringify([group, kind])
