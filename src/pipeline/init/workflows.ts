/** Where Sluice's own action is found: in this repository, or as OWNER/REPOSITORY@COMMIT from elsewhere. */
const ownAction = 'uses: ./\n'

/** The example's environments, in a list of a matrix and as jobs that come one after the other. */
const listed = '[staging, production]'
const [first, second] = ['staging', 'production'] as const

/** A workflow of this repository → the same for other environments, in their order, with the action named from outside. */
export function workflowFor(text: string, environments: readonly string[], action: string): string {
  return chained(text, environments)
    .replaceAll(listed, `[${environments.join(', ')}]`)
    .replaceAll(ownAction, `uses: ${action}\n`)
}

/** Each job waits for the one before it, as the example's second does. */
function chained(text: string, environments: readonly string[]): string {
  const [head = '', jobs] = text.split(`\n  ${first}:\n`)
  if (jobs === undefined) return text
  const [one = '', other = ''] = jobs.split(`\n  ${second}:\n`)
  const body = environments.map((name, index) => {
    const previous = environments[index - 1]
    const job = previous === undefined ? one : other.replaceAll(`needs: ${first}`, `needs: ${jobOf(previous)}`)
    return `\n  ${jobOf(name)}:\n${job.replaceAll(`environment: ${previous === undefined ? first : second}`, `environment: ${name}`).trimEnd()}\n`
  })
  return head + body.join('')
}

/** The id of a job may not begin with a digit. */
const jobOf = (environment: string): string => (/^\d/.test(environment) ? `_${environment}` : environment)
