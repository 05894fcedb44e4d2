/** Keywords that only talk to people: never a finding. */
export const annotations: ReadonlySet<string> = new Set(['description', 'title', 'example', 'examples', 'externalDocs'])
