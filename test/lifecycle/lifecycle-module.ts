/** The table as the module that the judge reads: text, since rows of literals would take four times as many lines. */
export const lifecycleModule = (
  table: string,
): string => `// Written by \`npm run lifecycle:refresh\` from the modules k8s.io/api, kube-aggregator and apiextensions-apiserver (Apache-2.0).
export const apiLifecycle = \`${table}\`
`
