// Package themes holds the theme that comes with Handrail, so that the binary
// alone can build a handbook.
package themes

import (
	"embed"
	"io/fs"
)

//go:embed all:default
var files embed.FS

// Default is the theme called default: templates/, css/, js/, icons/, lint/ and
// locales/.
func Default() fs.FS {
	sub, err := fs.Sub(files, "default")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return sub
}
