// plan-kept.js: what the device keeps of plans and sessions, in localStorage["handrail:SITE"] with all else that it keeps. Part of the plan bundle,
// in whose scope it stands.
const key = "handrail:" + document.documentElement.dataset.site;
const kept = () => {
  try {
    return JSON.parse(localStorage[key]) || {};
  } catch {
    return {};
  }
};
// keep changes some of it, and tells whether it could.
const keep = changes => {
  try {
    localStorage[key] = JSON.stringify({ ...kept(), ...changes });
    return true;
  } catch {} // it may be full, or not be there at all
};
