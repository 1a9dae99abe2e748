package schema

import (
	"encoding/json"
	"strconv"
)

// JSONSchema is the table as a JSON Schema (draft 2020-12), from which editors
// complete and check. Each kind is a definition of its name, and "settings" is
// handbook.yaml; the schema as a whole takes the front matter of any kind.
//
// It cannot say all that Decode checks: whether dates exist, and that names do
// not stand twice. Unlike Decode it refuses fields that are left empty.
func JSONSchema() ([]byte, error) {
	defs := object{"settings": settings.schema()}
	var any []object
	for i := range kindTable {
		k := &kindTable[i]
		defs[k.Name] = k.schema()
		any = append(any, object{"$ref": "#/$defs/" + k.Name})
	}
	out, err := json.MarshalIndent(object{
		"$schema":     "https://json-schema.org/draft/2020-12/schema",
		"title":       "Handrail",
		"description": "Front matter of a handbook's pages.",
		"anyOf":       any,
		"$defs":       defs,
	}, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(out, '\n'), nil
}

// object is a JSON object; encoding/json sorts its names.
type object map[string]any

func (k *Kind) schema() object {
	o := mapSchema(k.Fields)
	o["title"], o["description"] = k.Label, k.Doc
	if f, ok := k.Field("kind"); ok {
		o["properties"].(object)["kind"] = object{"const": k.Name, "description": f.Doc}
	}
	var rules []object
	for _, f := range k.Fields {
		if f.RequiredIf.Field != "" {
			rules = append(rules, k.rule(f))
		}
	}
	if rules != nil {
		o["allOf"] = rules
	}
	return o
}

// rule says that f is required when its condition holds.
func (k *Kind) rule(f Field) object {
	cause, _ := k.Field(f.RequiredIf.Field)
	var values []any
	for _, v := range f.RequiredIf.Values {
		values = append(values, cause.json(v))
	}
	return object{
		"if":   object{"properties": object{cause.Name: object{"enum": values}}, "required": []string{cause.Name}},
		"then": object{"required": []string{f.Name}},
	}
}

// mapSchema is the schema of a map with the given fields and no others.
func mapSchema(fields []Field) object {
	props, required := object{}, []string{}
	for _, f := range fields {
		props[f.Name] = f.schema()
		if f.Required {
			required = append(required, f.Name)
		}
	}
	o := object{"type": "object", "properties": props, "additionalProperties": false}
	if len(required) > 0 {
		o["required"] = required
	}
	return o
}

func (f Field) schema() object {
	o := f.shape()
	if f.Doc != "" {
		o["description"] = f.Doc
	}
	if f.Default != "" && f.Type.row().form == formScalar {
		o["default"] = f.json(f.Default)
	}
	return o
}

// shape is the schema of the field's value.
func (f Field) shape() object {
	row := f.Type.row()
	switch row.form {
	case formList:
		return f.array(f.single(row.item))
	case formMaps:
		return f.array(f.mapShape())
	case formMap:
		return f.mapShape()
	case formOpen:
		return object{"type": "object", "additionalProperties": textOrTexts()}
	case formOpenMaps:
		return object{"type": "object", "additionalProperties": object{"type": "object", "additionalProperties": textOrTexts()}}
	}
	return f.single(f.Type)
}

func textOrTexts() object {
	return object{"anyOf": []object{anyText(), {"type": "array", "items": anyText()}}}
}

func (f Field) array(items object) object {
	o := object{"type": "array", "items": items}
	if !f.EmptyOK && (f.Required || f.RequiredIf.Field != "") {
		o["minItems"] = 1
	}
	if f.Max > 0 {
		o["maxItems"] = f.Max
	}
	return o
}

// mapShape is a map, or the bare value that may stand for it.
func (f Field) mapShape() object {
	row := f.Type.row()
	o := mapSchema(row.fields)
	switch {
	case f.Type == TypeSteps:
		o["oneOf"] = []object{{"required": []string{"use"}}, {"required": []string{"title"}}, {"required": []string{"break"}}}
		o["dependentRequired"] = object{"title": []string{"time"}}
	case f.Type == TypeMinutes:
		o["minProperties"] = 1
		return object{"anyOf": []object{{"type": "integer", "minimum": f.Min, "maximum": f.Max}, o}}
	case row.bare != "":
		bare, _ := findField(row.fields, row.bare)
		return object{"anyOf": []object{bare.single(bare.Type), o}}
	}
	return o
}

// anyText takes what YAML reads as a number or a truth value, too: in a text
// it stays as it was written.
func anyText() object { return object{"type": []string{"string", "number", "boolean"}} }

// patterns of the types that are a text of a certain look.
var patterns = map[Type]string{
	TypeSlug:     `^[^\sA-Z_/.]+$`,
	TypeDate:     `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`,
	TypeClock:    `^([01][0-9]|2[0-3]):[0-5][0-9]$`,
	TypeRef:      `^[^\s#:]+$`,
	TypeURL:      `^https?://[^\s]+$`,
	TypeLanguage: `^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`,
	TypeRevision: `^[0-9a-f]{12}$`,
	TypeColour:   `^#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$`,
}

// single is the schema of one value of type t.
func (f Field) single(t Type) object {
	switch t {
	case TypeText:
		o := anyText()
		if f.Max > 0 && f.Type == TypeText {
			o["maxLength"] = f.Max
		}
		return o
	case TypeInt:
		o := object{"type": "integer", "minimum": f.Min}
		if f.Max > 0 {
			o["maximum"] = f.Max
		}
		return o
	case TypeHalf:
		return object{"type": "number", "minimum": 0, "multipleOf": 0.5}
	case TypeBool:
		return object{"type": "boolean"}
	case TypeEnum:
		return object{"enum": f.Values}
	}
	o := object{"type": "string"}
	if p, ok := patterns[t]; ok {
		o["pattern"] = p
	}
	return o
}

// json is a value of the field, as it stands in JSON.
func (f Field) json(value string) any {
	switch f.Type {
	case TypeInt, TypeHalf:
		n, _ := strconv.ParseFloat(value, 64)
		return n
	case TypeBool:
		return value == "true"
	}
	return value
}
