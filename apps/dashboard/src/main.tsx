import "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"
import "@utrecht/button-css/dist/index.css"
import "@utrecht/checkbox-css/dist/index.css"
import "@utrecht/form-label-css/dist/index.css"
import "@utrecht/radio-button-css/dist/index.css"
import "./theme/tokens.css"
import "./theme/base.css"
import "./theme/layout.css"
import { QueryClientProvider } from "@tanstack/react-query"
import { RouterProvider } from "@tanstack/react-router"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { router } from "./app/router.tsx"
import { makeQueryClient } from "./shared/api/queryClient.ts"
import { LanguageProvider } from "./shared/text/Language.tsx"
import { UndoProvider } from "./shared/undo/Undo.tsx"

const root = document.getElementById("app")
if (root === null) throw new Error("The page lacks its root element.")

createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <QueryClientProvider client={makeQueryClient()}>
        <UndoProvider>
          <RouterProvider router={router} />
        </UndoProvider>
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>
)
