import { objectAt, textAt } from '../../../model/json.ts'
import { type Manifest, nameOf, refOf } from '../../../model/manifest.ts'
import { isKept } from '../../is-kept.ts'
import type { Draft, ObjectDraft, QuestionRule } from '../../rule.ts'

/** An object that holds or owns data is no longer desired. Namespaces and CRDs have rules of their own. */
export const dataDeleted: QuestionRule = {
  id: 'object/data-deleted',
  why: 'Deleting the object deletes what it holds, or sets free what it owns; creating it again starts empty',
  lane: 'Data loss',
  judge: ({ deleted }) =>
    deleted.flatMap((manifest): readonly ObjectDraft[] => {
      const loss = lossOf(manifest)
      return loss === undefined ? [] : [{ object: refOf(manifest), ...(isKept(manifest) ? abandoned(manifest) : draftOf(manifest, loss)) }]
    }),
}

type Loss = { readonly severity: 'block' | 'warn'; readonly what: string }

function lossOf(manifest: Manifest): Loss | undefined {
  const { group, kind } = manifest.id
  return losses[`${group}/${kind}`]?.(manifest) ?? (owners[group]?.includes(kind) === true ? lost('what its operator keeps for it goes with it') : undefined)
}

const lost = (what: string): Loss => ({ severity: 'block', what })

const losses: Readonly<Record<string, (manifest: Manifest) => Loss | undefined>> = {
  '/PersistentVolumeClaim': () => lost('the volume behind it is deleted too, unless its class retains volumes'),
  '/PersistentVolume': ({ body }) =>
    textAt(body, 'spec', 'persistentVolumeReclaimPolicy') === 'Delete'
      ? lost('its reclaim policy deletes the storage behind it')
      : { severity: 'warn', what: 'the storage behind it stays and no claim finds it any more' },
  '/Secret': ({ body }) =>
    ['data', 'stringData'].some((key) => Object.keys(objectAt(body, key)).length > 0) ? lost('its keys are in no other place that Sluice knows') : undefined,
  'apps/StatefulSet': ({ body }) =>
    textAt(body, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted') === 'Delete'
      ? lost('its pods stop, and its claims are deleted with all they hold')
      : lost('its pods stop; the claims of its volumes stay behind, without an owner'),
}

/** Custom resources whose operator deletes data with them, by group. */
const owners: Readonly<Record<string, readonly string[]>> = {
  'acid.zalan.do': ['postgresql'],
  'cassandra.datastax.com': ['CassandraDatacenter'],
  'ceph.rook.io': ['CephBlockPool', 'CephCluster', 'CephFilesystem', 'CephObjectStore'],
  'clickhouse.altinity.com': ['ClickHouseInstallation'],
  'elasticsearch.k8s.elastic.co': ['Elasticsearch'],
  'kafka.strimzi.io': ['Kafka', 'KafkaNodePool', 'KafkaTopic'],
  'k8s.mariadb.com': ['MariaDB'],
  'minio.min.io': ['Tenant'],
  'monitoring.coreos.com': ['Alertmanager', 'Prometheus', 'ThanosRuler'],
  'mongodbcommunity.mongodb.com': ['MongoDBCommunity'],
  'postgresql.cnpg.io': ['Cluster'],
  'postgres-operator.crunchydata.com': ['PostgresCluster'],
  'psmdb.percona.com': ['PerconaServerMongoDB'],
  'pxc.percona.com': ['PerconaXtraDBCluster'],
  'rabbitmq.com': ['RabbitmqCluster'],
  'redis.redis.opstreelabs.in': ['Redis', 'RedisCluster'],
  'snapshot.storage.k8s.io': ['VolumeSnapshot', 'VolumeSnapshotContent'],
}

const abandoned = (manifest: Manifest): Draft => ({
  severity: 'warn',
  effect: 'behaviour-shifts',
  path: '',
  message: `${nameOf(manifest.id)} is no longer in any release; its resource-policy keeps it in the cluster`,
  change: 'present → absent',
  hits: [],
  action: 'Add it to another release, or nobody updates it from now on',
})

const draftOf = (manifest: Manifest, { severity, what }: Loss): Draft => ({
  severity,
  effect: severity === 'block' ? 'data-lost' : 'behaviour-shifts',
  path: '',
  message: `Deleting ${nameOf(manifest.id)} loses data: ${what}`,
  change: 'present → absent',
  hits: [],
  action:
    'Keep it in the release, or annotate it with helm.sh/resource-policy: keep in a release before; where it may go, save its data and waive this finding',
})
