package theme

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"reflect"
)

// hashView is the hash of everything that a template can read in view, after
// salt. Views are trees of structs, slices, strings, numbers, truth values and
// pointers to such; anything else is a bug.
func hashView(salt []byte, view any) [32]byte {
	buf := append(make([]byte, 0, 16<<10), salt...)
	return sha256.Sum256(appendValue(buf, reflect.ValueOf(view)))
}

// appendValue writes v so that two different values never give the same
// bytes: texts and lists are preceded by their length.
func appendValue(buf []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		s := v.String()
		return append(binary.AppendUvarint(buf, uint64(len(s))), s...)
	case reflect.Bool:
		if v.Bool() {
			return append(buf, 1)
		}
		return append(buf, 0)
	case reflect.Int:
		return binary.AppendVarint(buf, v.Int())
	case reflect.Struct:
		for i := range v.NumField() {
			buf = appendValue(buf, v.Field(i))
		}
		return buf
	case reflect.Slice:
		buf = binary.AppendUvarint(buf, uint64(v.Len()))
		for i := range v.Len() {
			buf = appendValue(buf, v.Index(i))
		}
		return buf
	case reflect.Pointer:
		if v.IsNil() {
			return append(buf, 0)
		}
		return appendValue(append(buf, 1), v.Elem())
	default:
		panic(fmt.Sprintf("theme: a view holds a %s", v.Type()))
	}
}
