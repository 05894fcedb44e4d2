import type { Call, Flags } from './verb.ts'

/** What a pipeline was started for, or judged, by a step before: another step must not go on with something else. */
export const expectFlag = {
  expect: { type: 'string', value: 'REV', help: "stop with exit 12 unless HEAD has this commit's files; '' asks nothing" },
} as const satisfies Flags

/** Stops where the revision that a verb works on is not what --expect names. */
export async function refuseUnexpected(call: Call, revision: string): Promise<void> {
  const expected = call.text('expect')
  if (expected === '') return
  const { refuseOtherTree } = await import('../pipeline/workspace/revision.ts')
  await refuseOtherTree({ revision, expected }, call.ports)
}
