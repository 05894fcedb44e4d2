import type { MeshEffectKind } from '../model/mesh.ts'

/** Who answers for an effect when it is grave: rules of the judge, or the reason why nobody has to. */
export type Claim = { readonly kind: 'rules'; readonly rules: readonly string[] } | { readonly kind: 'harmless'; readonly because: string }

const by = (...names: readonly string[]): Claim => ({ kind: 'rules', rules: names.map((name) => `mesh/${name}`) })
const harmless = (because: string): Claim => ({ kind: 'harmless', because })

/** A new kind of effect does not compile until somebody answers for it. */
export const claims = {
  'no-cluster': by(
    'route-to-missing-host',
    'route-to-missing-subset',
    'route-to-missing-port',
    'route-without-port',
    'route-to-hidden-host',
    'route-target-removed',
  ),
  'http2-lost': by('port-protocol', 'cluster-protocol'),
  'port-closed': by('gateway-port-closed'),
  'host-lost': by('host-lost', 'route-without-gateway', 'delegate-lost'),
  'no-endpoint': by('no-endpoint'),
  unreachable: by('listener-dropped', 'listener-collision'),
  'route-lost': by('route-lost', 'delegate-lost', 'unreachable-route'),
  'layer-lost': by('port-protocol', 'cluster-protocol'),
  'layer-gained': by('port-protocol', 'cluster-protocol'),
  'http2-gained': by('port-protocol', 'cluster-protocol'),
  'domain-lost': by('host-lost', 'upgrade-defaults'),
  'order-changed': by('gateway-route-shadowed', 'host-claimed-twice', 'unreachable-route'),
  'timing-changed': by('retry-timing', 'upgrade-defaults'),
  'cluster-changed': by('vip-toggled'),
  'target-changed': harmless('requests go to another cluster that is there, as a VirtualService now says'),
  'route-changed': harmless('mirror, rewrite or fault are what a VirtualService now says'),
  'cluster-lost': harmless('no route meant it'),
  'listener-changed': harmless('requests go on; where they stop, that is an effect of its own'),
  'domain-gained': harmless('nobody asked for it before'),
  'route-gained': harmless('what it takes from another route is a change of that one'),
  'host-gained': harmless('nobody was routed there before'),
  'port-opened': harmless('nobody could connect before'),
  'cluster-gained': harmless('nobody was sent there before'),
} as const satisfies Readonly<Record<MeshEffectKind, Claim>>
