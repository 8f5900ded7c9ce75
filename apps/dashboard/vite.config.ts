import { gzipSync } from "node:zlib"
import react from "@vitejs/plugin-react"
import { defineConfig, type Plugin } from "vite"

/** What a first visit has to fetch before anything runs: the entry and all it imports at once. In kB of 1,000 bytes, gzipped. */
const BUDGET_KB = 200

const budget = (): Plugin => ({
  name: "initial-script-budget",
  generateBundle(_, bundle) {
    const initial = new Set<string>()
    const add = (name: string) => {
      const chunk = bundle[name]
      if (chunk?.type !== "chunk" || initial.has(name)) return
      initial.add(name)
      chunk.imports.forEach(add)
    }
    for (const [name, chunk] of Object.entries(bundle)) if (chunk.type === "chunk" && chunk.isEntry) add(name)
    const bytes = [...initial].reduce((sum, name) => {
      const chunk = bundle[name]
      return sum + (chunk?.type === "chunk" ? gzipSync(chunk.code).length : 0)
    }, 0)
    const size = (bytes / 1000).toFixed(1)
    if (bytes > BUDGET_KB * 1000) this.error(`Initial script ${size} kB gzipped, the budget is ${BUDGET_KB} kB.`)
    this.info(`initial script ${size} kB gzipped of ${BUDGET_KB} kB`)
  }
})

/** Everything the page needs is a file of its own origin: no inline script or style, no data: URL, so that a strict CSP holds. */
export default defineConfig({
  plugins: [react(), budget()],
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The shared packages only define things: what a page does not use must not come along with what it does.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /\/packages\/[a-z]+\/src\//u, sideEffects: false }] } }
  },
  server: { proxy: { "/casework": "http://127.0.0.1:8080", "/idp": "http://127.0.0.1:8080" } }
})
