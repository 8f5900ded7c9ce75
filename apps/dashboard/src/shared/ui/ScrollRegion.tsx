import type { ReactNode } from "react"
import { useTexts } from "../text/defineTexts.ts"
import { sharedTexts } from "../text/sharedTexts.ts"

interface Props {
  /** What the table inside is about. */
  readonly about: string
  readonly children: ReactNode
}

/** A wide table scrolls in a region of its own, reachable by keyboard, so that the page never does. */
export function ScrollRegion({ about, children }: Props) {
  const texts = useTexts(sharedTexts)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="kv-scroll" aria-label={texts.tableOf(about)} tabIndex={0}>
      {children}
    </section>
  )
}
