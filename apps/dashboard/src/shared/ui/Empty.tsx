import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import type { ReactNode } from "react"
import "./states.css"

/** Nothing here: said plainly, with what to do instead. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="kv-empty">
      <Heading level={2} appearance="level-3">
        {title}
      </Heading>
      <Paragraph className="kv-subtle">{children}</Paragraph>
    </div>
  )
}
