import type { ReactNode } from "react"
import { useTexts } from "../text/defineTexts.ts"
import { sharedTexts } from "../text/sharedTexts.ts"
import { ScrollRegion } from "./ScrollRegion.tsx"

/** The same facts as the picture above it, as a table that opens on demand and is always on paper. */
export function TableTwin({ about, children }: { readonly about: string; readonly children: ReactNode }) {
  const shared = useTexts(sharedTexts)
  return (
    <details className="kv-details">
      <summary>{shared.table}</summary>
      <ScrollRegion about={about}>
        <table className="kv-table kv-number">{children}</table>
      </ScrollRegion>
    </details>
  )
}
