import { meshChange } from '../../src/mesh/mesh.ts'
import { changedMesh, generatedMesh } from './generated-mesh.ts'

// Predicts a generated mesh before and after a change, in a process of its own, and prints what that took. The time is what the
// processor gave to the thread that predicts: what else this machine does is not counted.
const objects = Number(process.argv[2])
const [before, after] = [generatedMesh(objects), changedMesh(objects)]
const started = process.threadCpuUsage()
const { effects } = meshChange(before, after)
const { user, system } = process.threadCpuUsage(started)
process.stdout.write(JSON.stringify({ ms: (user + system) / 1000, mib: process.resourceUsage().maxRSS / 1024, effects: effects.length }))
