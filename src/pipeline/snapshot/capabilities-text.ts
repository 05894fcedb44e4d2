import type { ClusterFacts, ServedKind } from '../../model/facts.ts'
import { compareText } from '../../model/json.ts'
import { apiVersionOf } from '../../model/manifest.ts'

/** What a cluster serves → the text of an environment's capabilities file. */
export function capabilitiesText(environment: string, facts: ClusterFacts): string {
  return [
    `# Recorded from ${environment} by \`npm run snapshot\`; charts are rendered for these.`,
    `kubeVersion: "${facts.kubeVersion}"`,
    ...listLines('apiVersions', servedNames(facts)),
    '# Kinds without a namespace.',
    ...listLines('clusterScoped', clusterScopedNames(facts)),
    ...(facts.uid === '' ? [] : ['# The cluster itself: uid of its namespace kube-system.', `clusterUid: ${JSON.stringify(facts.uid)}`]),
    '',
  ].join('\n')
}

/** "group/version" and "group/version/Kind", as helm's --api-versions takes them. */
export const servedNames = (facts: ClusterFacts): readonly string[] =>
  sorted(servedBy(facts).flatMap(({ group, version, kind }) => [apiVersionOf(group, version), `${apiVersionOf(group, version)}/${kind}`]))

const clusterScopedNames = (facts: ClusterFacts): readonly string[] =>
  sorted(
    servedBy(facts)
      .filter(({ isNamespaced }) => !isNamespaced)
      .map(({ group, kind }) => (group === '' ? kind : `${group}/${kind}`)),
  )

const servedBy = ({ served }: ClusterFacts): readonly ServedKind[] => (served === 'unknown' ? [] : served)

const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].toSorted(compareText)

/** Kinds and versions come from the cluster, so each is written as JSON, which is YAML too, where it is more than a plain name. */
const listLines = (key: string, names: readonly string[]): readonly string[] =>
  names.length === 0 ? [`${key}: []`] : [`${key}:`, ...names.map((name) => `  - ${/^[\w./-]+$/.test(name) ? name : JSON.stringify(name)}`)]
