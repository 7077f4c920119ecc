"""Elements escape what they are given."""

from sandbox.page.markup import element, escape, join


def test_attributes_and_content() -> None:
    html = element("a", escape("<b>"), class_="x", aria_label='"', hidden=True, title=None, open=False)
    assert html == '<a class="x" aria-label="&quot;" hidden>&lt;b&gt;</a>'


def test_void_elements_have_no_end() -> None:
    assert element("img", src="/a") == '<img src="/a">'
    assert join([element("hr"), element("br")]) == "<hr><br>"
