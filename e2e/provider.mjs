// A real OpenID Connect provider in a process of its own, as an organisation would have one: `node provider.mjs PORT CALLBACK…`. Its page asks
// for a name and lets anybody in under it; everything else is the library's.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const [port, ...callbacks] = process.argv.slice(2);
const issuer = `http://localhost:${port}`;
const provider = new Provider(issuer, {
  clients: [{
    client_id: "zichtbaar-desk", token_endpoint_auth_method: "none", redirect_uris: callbacks,
    grant_types: ["authorization_code"], response_types: ["code"], application_type: "native", require_auth_time: true,
  }],
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  cookies: { keys: ["only for a test"] },
  claims: { openid: ["sub"] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  interactions: { url: (_, interaction) => `/as/${interaction.uid}` },
});

const page = (uid) => `<!doctype html><html lang="en"><title>Who are you?</title><main><h1>Who are you?</h1>
<form method="post" action="/as/${uid}"><label>Name <input name="name" id="name"></label><button>That is me</button></form>
<form method="post" action="/as/${uid}"><button name="no" value="1" id="no">Not me</button></form></main>`;

const body = (request) => new Promise((done) => {
  let text = "";
  request.on("data", (part) => { text += part; });
  request.on("end", () => done(new URLSearchParams(text)));
});

const callback = provider.callback();
createServer(async (request, response) => {
  const uid = /^\/as\/([\w-]+)$/.exec(request.url)?.[1];
  if (!uid) return callback(request, response);
  try {
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name === "consent") {
      const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
      grant.addOIDCScope("openid");
      const result = { consent: { grantId: await grant.save() } };
      return await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
    }
    if (request.method !== "POST") {
      response.setHeader("content-type", "text/html");
      return response.end(page(uid));
    }
    const form = await body(request);
    const result = form.get("no") ? { error: "access_denied", error_description: "not me" } : { login: { accountId: form.get("name") } };
    return await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } catch (error) {
    response.statusCode = 500;
    return response.end(String(error));
  }
}).listen(Number(port), "localhost", () => console.log("ready"));
