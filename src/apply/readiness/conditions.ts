import { isObject, listAt, textAt, type Json, type JsonObject } from '../../model/json.ts'

export const conditionsOf = (body: Json): readonly JsonObject[] => listAt(body, 'status', 'conditions').filter(isObject)

export const conditionOf = (body: Json, type: string): JsonObject | undefined => conditionsOf(body).find((condition) => textAt(condition, 'type') === type)

export const isTrue = (condition: JsonObject | undefined): boolean => textAt(condition, 'status') === 'True'
export const isFalse = (condition: JsonObject | undefined): boolean => textAt(condition, 'status') === 'False'

/** "Ready is False". Reason and message are foreign text, and stand among the conditions that a failure shows. */
export const whyOf = (condition: JsonObject | undefined): string => `${textAt(condition, 'type') ?? ''} is ${textAt(condition, 'status') ?? ''}`
