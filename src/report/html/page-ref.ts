import type { ResourceId } from '../../model/manifest.ts'
import type { PageRef } from '../../model/page-data.ts'
import { escape } from '../escape.ts'

export const pageRef = ({ kind, namespace, name }: ResourceId): PageRef => ({ kind: escape(kind), namespace: escape(namespace), name: escape(name) })
