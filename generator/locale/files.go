package locale

import (
	"html"
	"io/fs"
	"path"
	"strings"
)

// Files shows a theme's files with the words of templates and scripts in this
// language. All other files are as they were.
func (l *Locale) Files(fsys fs.FS) fs.FS {
	if l == nil {
		return fsys
	}
	return files{fsys, l}
}

type files struct {
	fs.FS
	locale *Locale
}

// ReadDir lists a folder.
func (f files) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.FS, name) }

// ReadFile reads a file, translated.
func (f files) ReadFile(name string) ([]byte, error) {
	data, err := fs.ReadFile(f.FS, name)
	if err != nil {
		return nil, err
	}
	switch dir, _, _ := strings.Cut(name, "/"); {
	case dir == "templates" && path.Ext(name) == ".html":
		return f.locale.Template(data), nil
	case dir == "js" && path.Ext(name) == ".js":
		return f.locale.Script(data), nil
	}
	return data, nil
}

// Template is the source of a template in this language.
func (l *Locale) Template(src []byte) []byte {
	texts := append(passages(src, l.table.Templates, "<"), TemplateTexts(string(src))...)
	return replace(src, texts, l.table.Templates, func(t Text, to string) string {
		switch t.Where {
		case "", passage:
			return to
		case "action":
			return strings.ReplaceAll(to, `"`, `\"`)
		}
		return strings.ReplaceAll(to, `"`, html.EscapeString(`"`))
	})
}

// Script is the source of a script in this language.
func (l *Locale) Script(src []byte) []byte {
	texts := append(passages(src, l.table.Scripts, "${"), ScriptTexts(string(src))...)
	return replace(src, texts, l.table.Scripts, func(t Text, to string) string {
		if t.Where == passage {
			return to
		}
		return strings.NewReplacer("${", `\${`, t.Where, `\`+t.Where).Replace(to)
	})
}
