import { defineConfig } from 'vitest/config'

// Real tools run in these tests; the limits only stop what hangs.
const limits = { testTimeout: 120_000, hookTimeout: 1_200_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...limits,
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: ['test/cluster/**', 'test/cli/**', 'test/adapters/**', 'test/page/page*.test.ts', 'test/image/**'],
        },
      },
      { test: { ...limits, name: 'page', include: ['test/page/page*.test.ts'], globalSetup: 'test/page/chromium.ts' } },
      { test: { ...limits, name: 'image', include: ['test/image/image.test.ts'], globalSetup: 'test/image/setup.ts' } },
      { test: { ...limits, name: 'tools', include: ['test/cli/**/*.test.ts', 'test/adapters/**/*.test.ts'], globalSetup: 'test/cli/shells.ts' } },
      { test: { ...limits, name: 'cluster', include: ['test/cluster/**/*.test.ts'], globalSetup: 'test/cluster/global-setup.ts' } },
    ],
  },
})
