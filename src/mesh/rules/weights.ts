import { at, listAt } from '../../model/json.ts'
import { keyOf, nameOf, refOf, type Manifest } from '../../model/manifest.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'
import { shareNews, sharesOf } from '../shares.ts'

/** Shares of traffic that move, that are nothing, or that nobody reads. */
export const weights: MeshRule = {
  id: 'mesh/weights',
  why: 'Weights count among the destinations of one route: 0 is left out, and where there is one destination it gets all',
  judge: ({ before, after }) =>
    (after.kinds.get('networking.istio.io/VirtualService') ?? []).flatMap((service) => draftsFor(service, before.byKey.get(keyOf(service.id)))),
}

const kinds = ['http', 'tls', 'tcp'] as const

const draftsFor = (service: Manifest, before: Manifest | undefined): readonly MeshDraft[] =>
  kinds.flatMap((kind) =>
    listAt(service.body, 'spec', kind).flatMap((route, index) => {
      const [was, is] = [sharesOf(at(before?.body, 'spec', kind, index)), sharesOf(route)]
      const news = shareNews(was, is)
      return news === ''
        ? []
        : [draftOf(service, `spec.${kind}[${index}].route`, { news, change: was.targets === is.targets ? `${was.text} → ${is.text}` : is.text })]
    }),
  )

const draftOf = (service: Manifest, path: string, { news, change }: { news: string; change: string }): MeshDraft => ({
  object: refOf(service),
  severity: 'info',
  effect: 'behaviour-shifts',
  path,
  message: `${nameOf(service.id)}: ${news}`,
  change,
  hits: [],
  action: 'Where that is meant, nothing. A destination that is to get nothing can be left out.',
})
