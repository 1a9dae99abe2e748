package search
import ("testing";"compress/gzip";"bytes";"regexp";"strings")
func gz(s string) int { var b bytes.Buffer; w,_:=gzip.NewWriterLevel(&b,9); w.Write([]byte(s)); w.Close(); return b.Len() }
func TestProbe(t *testing.T) {
 c:=newCorpus()
 for _,n:=range [][2]int{{56,110},{1000,310}} {
  docs:=c.docs(n[0],n[1])
  txt:=""
  if n[0]==56 { for _,d:=range docs { txt+=d.Title+d.Summary; for _,s:=range d.Sections { txt+=s.Heading+s.Text } } }
  src:=string(encode(docs,Options{Language:"en"}))
  t.Logf("%v raw %d gz %d text gz %d", n,len(src),gz(src),gz(txt))
  for _,m:=range regexp.MustCompile("(?s)(\\w+):`((?:[^`\\\\]|\\\\.)*)`").FindAllStringSubmatch(src,-1) { t.Logf("  %s chars %d raw %d gz %d", m[1], len([]rune(m[2])), len(m[2]), gz(m[2])-20) }
 }
 _=strings.ToLower
}
