// Package content is the starter handbook, as "handrail init" writes it. The
// folder is at the same time the content of the handbook in this repository.
package content

import "embed"

// FS holds every file of this folder, this one too.
//
//go:embed *
var FS embed.FS
