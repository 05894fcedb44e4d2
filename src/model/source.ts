/** Where an object is rendered; each part is '' where it is not known, as for two streams that only are compared. */
export type Source = {
  readonly environment: string
  readonly release: string
  /** From the root of the workspace: "rendered/prod-eu/istiod/deployment.apps_istio-system_istiod.yaml". */
  readonly file: string
}

export const nowhere: Source = { environment: '', release: '', file: '' }
