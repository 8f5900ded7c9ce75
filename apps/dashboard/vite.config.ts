import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

/** Everything the page needs is a file of its own origin: no inline script or style, no data: URL, so that a strict CSP holds. */
export default defineConfig({
  plugins: [react()],
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { "/casework": "http://127.0.0.1:8080", "/idp": "http://127.0.0.1:8080" } }
})
