// Package theme turns a linked site into the files of the output: pages, and
// the styles, scripts and small files for machines that go with them.
//
// It stands between two things that it keeps apart. A view is a typed struct
// that holds everything one page shows, in the words and addresses that it
// shows; building views is Go (view.go and the files named after the parts of
// a page). A template puts a view into HTML and decides nothing; templates,
// styles, scripts and icons are files of a theme, and a site may lay its own
// over them one by one (see Overlay).
//
// # Where things are
//
//   - templates/base.html is the frame of every page; templates/KIND.html
//     fills its block "main" for one kind of page. A kind without a template
//     of its own is shown by page.html, so a new row in the kinds table needs
//     nothing here. templates/library.html lists the pages of a kind;
//     templates/FOLDER.html, where it exists, takes its place.
//   - templates/partials/NOUN.html, css/NOUN.css and the class NOUN belong
//     together.
//   - css/tokens.css, base.css and layout.css come first in a page's one style
//     sheet, print.css last with what begins with print- behind it, the others
//     between them by name. styles.go says which files which sheet holds.
//   - js: which files make up which script stands in assets.go.
//   - locales/TAG.yaml has the words in another language (package locale); a
//     theme in that language is the same files with other words.
//   - icons/NAME.svg is what {{icon "NAME"}} shows; icons/icon.svg and the .png
//     files beside it are the handbook's own icon.
//
// # What holds for every page
//
// Links name a file and are relative, so a page works from a web server, a
// sub-path and a USB stick. No script or style is inline, nothing comes from
// another origin, and a policy in the page's head says so to the browser. A
// number that can be called comes from a contact page and from nowhere else;
// a contact that is not set yet is words, never a link.
//
// The package reads no files of the handbook and writes none. It does not know
// the output folder, the time, or the dev server.
package theme
