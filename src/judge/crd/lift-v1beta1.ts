import { isObject, type Json, type JsonObject, listAt, objectAt } from '../../model/json.ts'

/** Rewrites the spec of an apiextensions.k8s.io/v1beta1 CRD as v1 says the same: everything per version. */
export function liftV1beta1(spec: JsonObject): JsonObject {
  const { validation, version, versions, subresources, additionalPrinterColumns, ...kept } = spec
  const shared = withoutAbsent({ schema: validation, subresources, additionalPrinterColumns })
  return {
    scope: 'Namespaced',
    // Absent means true in v1beta1 and false in v1.
    preserveUnknownFields: true,
    ...kept,
    ...(isObject(spec['conversion']) ? { conversion: liftConversion(spec['conversion']) } : {}),
    versions: namedVersions(version, versions).map((one) => liftVersion({ ...shared, ...one })),
  }
}

function namedVersions(version: Json | undefined, versions: Json | undefined): readonly JsonObject[] {
  const listed = listAt(versions).filter(isObject)
  if (listed.length > 0 || version === undefined) return listed
  return [{ name: version, served: true, storage: true }]
}

function liftVersion(version: JsonObject): JsonObject {
  if (version['additionalPrinterColumns'] === undefined) return version
  return { ...version, additionalPrinterColumns: listAt(version, 'additionalPrinterColumns').filter(isObject).map(liftColumn) }
}

function liftColumn({ JSONPath, ...column }: JsonObject): JsonObject {
  return JSONPath === undefined ? column : { ...column, jsonPath: JSONPath }
}

function liftConversion({ webhookClientConfig, conversionReviewVersions, ...kept }: JsonObject): JsonObject {
  if (webhookClientConfig === undefined) return kept
  return { ...kept, webhook: withoutAbsent({ clientConfig: objectAt(webhookClientConfig), conversionReviewVersions }) }
}

const withoutAbsent = (fields: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))
