type Place = { readonly host: string; readonly port: number; readonly subset: string }

export const clusterName = ({ host, port, subset }: Place): string => `outbound|${port}|${subset}|${host}`

/** The name of a cluster that is found by the server name in TLS, between networks. */
export const serverNameCluster = ({ host, port, subset }: Place): string => `outbound_.${port}_.${subset}_.${host}`

export const passthroughCluster = 'PassthroughCluster'
export const blackHoleCluster = 'BlackHoleCluster'
