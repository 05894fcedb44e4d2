import { writeFileSync } from 'node:fs'

// Loaded before the CLI: writes the most memory that its process ever held, in KiB, where the benchmark looks for it.
const file = process.env['SLUICE_BENCH_MEMORY'] ?? ''
process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)))
