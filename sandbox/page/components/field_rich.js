// A rich text input, whose value is a rich_text block.
const STYLES = { B: "bold", STRONG: "bold", I: "italic", EM: "italic", S: "strike", STRIKE: "strike", DEL: "strike", CODE: "code" };
const COMMANDS = { bold: "bold", italic: "italic", strike: "strikeThrough", bullets: "insertUnorderedList", numbers: "insertOrderedList" };
const SIGNS = { bold: "<b>B</b>", italic: "<i>I</i>", strike: "<s>S</s>", code: "&lt;/&gt;", bullets: "•", numbers: "1." };

const section = (elements, type = "rich_text_section") => ({ type, elements });

function leaves(node, style) {
  if (node.nodeType === Node.TEXT_NODE) {
    const said = node.data.replaceAll("\u00a0", " ");
    return said ? [{ type: "text", text: said, ...(Object.keys(style).length && { style }) }] : [];
  }
  if (node.nodeName === "BR") return [{ type: "text", text: "\n" }];
  if (node.nodeName === "A") return [{ type: "link", url: node.href, text: node.textContent }];
  const name = STYLES[node.nodeName];
  const inner = name ? { ...style, [name]: true } : style;
  return [...node.childNodes].flatMap((child) => leaves(child, inner));
}

function lists(node, indent) {
  const found = [];
  const style = node.nodeName === "OL" ? "ordered" : "bullet";
  for (const item of node.children) {
    if (/^[OU]L$/.test(item.nodeName)) {
      found.push(...lists(item, indent + 1));
      continue;
    }
    const words = section([...item.childNodes].filter((each) => !/^[OU]L$/.test(each.nodeName)).flatMap((each) => leaves(each, {})));
    const last = found.at(-1);
    if (last?.style === style && last.indent === indent) last.elements.push(words);
    else found.push({ type: "rich_text_list", style, indent, elements: [words] });
    for (const inner of item.querySelectorAll(":scope > ol, :scope > ul")) found.push(...lists(inner, indent + 1));
  }
  return found;
}

function read(root) {
  const found = [];
  let line;
  const add = (pieces, fresh) => {
    if (!pieces.length && !fresh) return;
    if (!line) found.push((line = section([])));
    else if (fresh) line.elements.push({ type: "text", text: "\n" });
    line.elements.push(...pieces.filter((piece, index) => piece.text !== "\n" || index < pieces.length - 1));
  };
  // The browser puts a list made of a line into that line's own div.
  const holdsList = (node) => node.nodeName === "DIV" && node.querySelector("ol, ul");
  for (const node of [...root.childNodes].flatMap((each) => (holdsList(each) ? [...each.childNodes] : [each]))) {
    const name = node.nodeName;
    if (/^[OU]L$/.test(name)) found.push(...lists(node, 0));
    else if (name === "BLOCKQUOTE") found.push(section(leaves(node, {}), "rich_text_quote"));
    else if (name === "PRE") found.push(section(leaves(node, {}), "rich_text_preformatted"));
    else add(leaves(node, {}), name === "DIV" || name === "P");
    if (/^([OU]L|BLOCKQUOTE|PRE)$/.test(name)) line = undefined;
  }
  return { type: "rich_text", elements: found.filter((part) => part.elements.length) };
}

export default {
  emits: ["typed", "left", "finish"],
  template: `
    <div class="field-rich">
      <div class="rich-tools" role="toolbar" :aria-label="words.formatting" :aria-controls="fieldId">
        <button v-for="(sign, name) in signs" :key="name" type="button" :title="words[name]" :aria-label="words[name]"
          :aria-pressed="on[name] ?? false" @mousedown.prevent @click="format(name)" v-html="sign"></button>
      </div>
      <div ref="control" class="rich-words kit" contenteditable="true" role="textbox" aria-multiline="true" :id="fieldId"
        :aria-label="label" :aria-labelledby="labelledby" :aria-describedby="describedby" :data-placeholder="placeholder"
        :aria-invalid="invalid || undefined" :aria-required="required || undefined" :autofocus="focused || undefined"
        @input="type" @keydown.enter="enter" @keyup="look" @mouseup="look" @blur="leave" @paste.prevent="paste"></div>
    </div>`,
  props: {
    fieldId: String, html: String, placeholder: String, label: String, labelledby: String, words: Object,
    describedby: String, invalid: Boolean, required: Boolean, focused: Boolean,
  },
  data() {
    return { on: {}, signs: SIGNS };
  },
  methods: {
    type() {
      const control = this.$refs.control;
      if (!control.textContent && !control.querySelector("li")) control.innerHTML = "";
      this.$emit("typed", this.toBlock());
      this.look();
    },
    toBlock() {
      const block = read(this.$refs.control);
      return block.elements.length ? block : null;
    },
    look() {
      for (const [name, command] of Object.entries(COMMANDS)) this.on[name] = document.queryCommandState(command);
    },
    format(name) {
      this.$refs.control.focus();
      if (name === "code") this.mark();
      else document.execCommand(COMMANDS[name]);
      this.look();
    },
    mark() {
      const box = document.createElement("code");
      box.textContent = getSelection().toString();
      if (box.textContent) document.execCommand("insertHTML", false, box.outerHTML);
    },
    paste(event) {
      document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
    },
    enter(event) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      this.$emit("finish", "");
    },
    leave() {
      this.$emit("left", this.toBlock());
    },
  },
  mounted() {
    this.$refs.control.innerHTML = this.html;
    document.execCommand("defaultParagraphSeparator", false, "div");
    if (this.focused || window.pageFocus === this.fieldId) this.$refs.control.focus();
    if (window.pageFocus === this.fieldId) window.pageFocus = undefined;
  },
  beforeUnmount() {
    if (document.activeElement === this.$refs.control) window.pageFocus = this.fieldId;
  },
};
