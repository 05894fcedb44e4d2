import { objectAt, textAt } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { isCrd } from '../crd/read-crd.ts'

/** Whether data goes with an object: what it holds, what it owns, or everything inside. */
export const losesData = (manifest: Manifest): boolean =>
  lossOf(manifest) !== undefined || isCrd(manifest) || (manifest.id.group === '' && manifest.id.kind === 'Namespace')

/** What is lost with an object. */
export type Loss = { readonly severity: 'block' | 'warn'; readonly what: string }

/** What deleting an object loses, beside itself; undefined where nothing is known. */
export function lossOf(manifest: Manifest): Loss | undefined {
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
