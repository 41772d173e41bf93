"use strict";

const place = document.querySelector("#api-docs");

// The list brings a second <main>; the page has its own. Its children move into a plain box.
const mend = () => {
  for (const main of place.querySelectorAll("main")) {
    const box = document.createElement("div");
    box.append(...main.childNodes);
    main.replaceWith(box);
  }
};

window.SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  presets: [window.SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  validatorUrl: null,
  docExpansion: "list",
  defaultModelsExpandDepth: -1,
  supportedSubmitMethods: ["get"],
  onComplete: mend,
});
