/**
 * The whole environment of `helm template`. Nothing can be made below /proc, so that helm finds no cache, settings, plugins, credentials or kubeconfig there,
 * whoever else writes on this machine. Nobody listens at the proxy: where the network cannot be taken away, at least other hosts are out of reach.
 */
export function scrubbed(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return {
    PATH: env['PATH'] ?? '',
    HOME: nowhere,
    HELM_CACHE_HOME: nowhere,
    HELM_CONFIG_HOME: nowhere,
    HELM_DATA_HOME: nowhere,
    HELM_PLUGINS: nowhere,
    KUBECONFIG: '/dev/null',
    HTTP_PROXY: deadProxy,
    HTTPS_PROXY: deadProxy,
    NO_PROXY: '',
    LC_ALL: 'C',
    // Go would take the zone of the machine, and a chart that writes a date would render otherwise on another one.
    TZ: 'UTC',
    // helm lives for a tenth of a second: collecting its garbage less often saves a seventh of its work, and the limit keeps large charts within their memory.
    GOGC: '400',
    GOMEMLIMIT: '1GiB',
  }
}

const nowhere = '/proc/nowhere'
const deadProxy = 'http://127.0.0.1:9'
