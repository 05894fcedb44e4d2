import { annotationLimit, tooLargeForClientSide } from '../../apply/apply.ts'
import { Failure } from '../../model/failure.ts'
import { nameOf } from '../../model/manifest.ts'
import type { Work } from './work.ts'

/** Stops before the first wave where a later one could not go in. */
export function refuseTooLarge({ options, environment, sending }: Work): void {
  if (options.mode !== 'client') return
  const tooLarge = tooLargeForClientSide(sending)
  if (tooLarge.length === 0) return
  throw new Failure(
    'input-invalid',
    `Cannot apply to ${environment.name} client-side: ${tooLarge.length} of its objects do not fit into the annotation that keeps them`,
    {
      hint: 'Leave --mode client away: server-side apply keeps no copy',
      problems: tooLarge.map(({ id }) => ({
        file: nameOf(id),
        line: 0,
        column: 0,
        path: 'metadata.annotations',
        message: `With a copy of the object its annotations are longer than ${annotationLimit} bytes`,
        hint: '',
      })),
    },
  )
}
