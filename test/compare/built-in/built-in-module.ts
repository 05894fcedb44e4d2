/** The table as the module that is read: text, since rows of literals would take many times as many lines. */
export const builtInModule = (
  table: string,
): string => `// Written by \`npm run list-keys:refresh\` from the OpenAPI of the module k8s.io/kubernetes (Apache-2.0).
export const builtInTypes = \`${table}\`
`
