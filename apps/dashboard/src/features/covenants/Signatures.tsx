import type { AdoptedView, ProposalView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactMoment } from "../../shared/time/formatMoment.ts"
import { covenantTexts } from "./covenantTexts.ts"

/** Who signed this text, and who has not yet. */
export function Signatures({ shown }: { readonly shown: AdoptedView | ProposalView }) {
  const texts = useTexts(covenantTexts)
  const { language } = useLanguage()
  const { registry } = useRegistry()
  const { document, signatures } = shown
  const onPaper = "adoptedBy" in shown ? shown.adoptedBy === null : shown.drafters.length === 0
  return (
    <section className="kv-column">
      <Heading level={2} appearance="level-3">
        {texts.signatures}
      </Heading>
      {onPaper && signatures.length === 0 ? (
        <p className="kv-subtle kv-words">{texts.onPaper}</p>
      ) : (
        <ul className="kv-signatures">
          {document.parties.map(({ partner }) => {
            const signed = signatures.find((one) => one.partner === partner)
            return (
              <li key={partner}>
                <span>{registry.partnerName(partner)}</span>
                <span className="kv-subtle">
                  {signed === undefined ? texts.notSigned : texts.signedOn(exactMoment(signed.at, language), signed.by)}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
