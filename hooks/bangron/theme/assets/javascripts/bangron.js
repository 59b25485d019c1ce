/* Copies a slogan and says so; prints a page; searches for pasted words. Without scripts the buttons stay hidden and the
   text can be selected as any other. */
(function () {
  "use strict";

  /* Where the page does not come over HTTPS, browsers offer only the old way. */
  function copyOldWay(text) {
    var field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "visually-hidden";
    document.body.appendChild(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  function copy(text) {
    return navigator.clipboard && window.isSecureContext
      ? navigator.clipboard.writeText(text)
      : copyOldWay(text);
  }

  function say(button, words) {
    var status = button.parentElement.querySelector("[role=status]");
    status.textContent = "";
    /* A status that is set anew is read anew, also when the words are the same. */
    setTimeout(function () { status.textContent = words; }, 50);
  }

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      copy(button.dataset.copy).then(
        function () { button.focus(); say(button, "Đã chép."); },
        function () { say(button, "Chưa chép được; hãy bôi đen khẩu hiệu rồi chép."); }
      );
    });
  });

  /* The search listens to keys alone: what is pasted or dictated must search too. */
  document.querySelectorAll("[data-md-component=search-query]").forEach(function (field) {
    field.addEventListener("input", function (event) {
      if (event.inputType !== "insertText") field.dispatchEvent(new KeyboardEvent("keyup"));
    });
  });

  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
