package generator

import (
	"errors"

	"handrail/generator/diag"
	"handrail/generator/site"
	"handrail/generator/theme"
)

// Fault tells whether err is a mistake in a theme's template, found while an
// artifact was made, and returns it as a diagnostic.
func Fault(err error) (diag.Diag, bool) {
	if e, ok := errors.AsType[*theme.FaultError](err); ok {
		return e.Diag, true
	}
	return diag.Diag{}, false
}

// Ignored tells whether a file or folder of that name is never part of a
// handbook: what editors, systems and version control leave behind.
func Ignored(name string) bool { return site.Ignored(name) }
