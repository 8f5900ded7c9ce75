import type { RegroupingView, RelatedLink } from "@kruisverband/contract"
import { Link } from "@tanstack/react-router"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { angleLabels, linkStateLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { regroupingTexts } from "./regroupingTexts.ts"

/** What a link came from or went on as, in a sentence, with the way to the others. */
export function RegroupingLine({ regrouping }: { readonly regrouping: RegroupingView }) {
  const texts = useTexts(regroupingTexts)
  const { kind, before, after } = regrouping
  // A link that goes on under its id is in both: it is named once, as what it is now.
  const was = before.filter((link) => !after.some((other) => other.id === link.id))
  return (
    <span>
      <strong>{texts.kinds[kind]}</strong>
      {was.length > 0 && (
        <>
          {" "}
          {texts.from} <Links links={was} />
        </>
      )}
      {after.length > 0 && (
        <>
          {" "}
          {texts.to} <Links links={after} />
        </>
      )}
      .
    </span>
  )
}

function Links({ links }: { readonly links: ReadonlyArray<RelatedLink> }) {
  const texts = useTexts(regroupingTexts)
  const label = useLabels()
  return links.map((link, index) => (
    <span key={link.id}>
      {index > 0 && ", "}
      <Link to="/links/$id" params={{ id: link.id }}>
        {link.angles.map((angle) => label(angleLabels, angle)).join(" + ")}
      </Link>{" "}
      ({texts.signals(link.signals)}, {label(linkStateLabels, link.state)})
    </span>
  ))
}
