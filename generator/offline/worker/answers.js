// answers.js: answers navigations, and what the pages ask for.
const pathOf = url => {
  const path = new URL(url).pathname.slice(new URL(scope).pathname.length);
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a % that means nothing
  }
};
// find maps an address to a file: x and x.html, or x/ and x/index.html, are answered as they are; where the
// file lies in another folder, its links would break, so the address changes (there).
const find = (files, path) => {
  const here = [path, path + (/(^|\/)$/.test(path) ? "index.html" : ".html")].find(p => files.has(p));
  const bare = path.replace(/\/(index\.html)?$|\.html$/, "");
  return { here, there: here ? null : [bare + ".html", bare + "/index.html"].find(p => files.has(p)) };
};
// gone is the page for addresses that lead nowhere. It was made one folder deep; here it may be seen from any.
const gone = async shown => {
  const page = await stored(shown.build.missing, shown.files.get(shown.build.missing));
  if (!page) return new Response("There is no page here.", { status: 404, headers: { "Content-Type": "text/plain" } });
  const top = new URL(scope).pathname.replaceAll("&", "&amp;").replaceAll("'", "&#39;");
  const text = (await page.text()).replace(/=(["']?)\.\.\//g, (_, quote) => "=" + quote + top);
  return new Response(text, { status: 404, headers: page.headers });
};
// isPage tells a page from the lack of one. Object stores that list nothing say 403, in XML, for what they do not have.
const isPage = ({ status, headers }) => ![400, 404, 410].includes(status) && !(status == 403 && /\bxml\b/.test(headers.get("content-type")));
// elsewhere asks the server. When it answers late, the page is told.
const elsewhere = async (event, shown, time) => {
  const answer = fetch(event.request), client = event.resultingClientId;
  const first = await within(time, answer).catch(() => null);
  if (first && isPage(first)) {
    await pin(client, "");
    return first;
  }
  await pin(client, shown.id);
  if (!first) {
    event.waitUntil(answer.then(async late => isPage(late) && (await clients.get(client))?.postMessage({ scope, found: true }), () => {}));
  }
  return gone(shown);
};
const navigate = async event => {
  const { request, resultingClientId: client } = event, path = pathOf(request.url);
  const shown = await held() || await current();
  if (!shown) return fetch(request);
  const { here, there = shown.moved.get(path) } = find(shown.files, path);
  if (!here && there) return Response.redirect(address(there) + new URL(request.url).search);
  if (!here) return elsewhere(event, shown, shown.away.has(path) || request.cache != "default" ? PATIENT : IMPATIENT);
  const hash = shown.files.get(here);
  const [page] = await Promise.all([stored(here, hash), pin(client, shown.id)]);
  try {
    return page || await heal(here, hash);
  } catch (error) {
    return elsewhere(event, shown, error.why == "slow" ? 0 : PATIENT);
  }
};
const part = async event => {
  const { request, clientId } = event, path = pathOf(request.url);
  const id = await pinOf(clientId), now = await current();
  const shown = id == null ? now : await version(id);
  // The name of an asset tells its bytes, so any version's will do.
  const hash = shown?.files.get(path) || path.startsWith("assets/") && now?.files.get(path);
  return hash ? await stored(path, hash) || heal(path, hash) : fetch(request);
};
