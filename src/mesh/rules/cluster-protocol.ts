import { effectDrafts } from '../effect-drafts.ts'
import type { MeshRule } from '../rule.ts'
import { portProtocol } from './port-protocol.ts'

/** A cluster speaks or takes something else, though no Service port says so: a DestinationRule or a ServiceEntry does. */
export const clusterProtocol: MeshRule = {
  id: 'mesh/cluster-protocol',
  why: 'What a cluster speaks comes from its port, and from h2UpgradePolicy of the DestinationRule that counts; a server that is spoken to in another protocol answers nothing',
  judge: (scene) =>
    effectDrafts(scene, {
      kinds: ['http2-lost', 'http2-gained', 'layer-lost', 'layer-gained'],
      unless: [portProtocol],
      path: 'spec',
      action: () => 'Put the protocol of the port, or h2UpgradePolicy of the DestinationRule, back to what the server speaks',
    }),
}
