import { Heading } from "@nl-design-system-candidate/heading-react"
import { useEffect, useRef } from "react"

/** The first page of a visit keeps the browser's own focus; each page after it takes the focus to its heading. */
let visited = false

/** The page's one h1: names the tab, and takes the focus when somebody comes here from another page. */
export function PageHeading({ children }: { readonly children: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${children} · Kruisverband`
  }, [children])
  useEffect(() => {
    if (visited) heading.current?.focus({ preventScroll: true })
    visited = true
  }, [])
  return (
    <Heading level={1} tabIndex={-1} ref={heading}>
      {children}
    </Heading>
  )
}
