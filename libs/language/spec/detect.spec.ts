import { detect } from '../index.js';

describe('the language of a text', () => {
  it.each([
    ['en', 'We are looking for a supplier of leak detection sensors for water networks in the Emirates.'],
    ['ru', 'Датчики утечек для водопроводных сетей: поставка, монтаж и обучение персонала заказчика.'],
    ['ru', 'Интеграция SCADA и OPC UA с облачной платформой IoT для контроля насосных станций.'],
    ['ar', 'نبحث عن مورد لأجهزة استشعار تسرب المياه لشبكات التوزيع في دولة الإمارات.'],
    ['vi', 'Chúng tôi tìm nhà cung cấp cảm biến rò rỉ cho mạng lưới cấp nước tại Hà Nội.'],
    ['hi', 'हम जल आपूर्ति नेटवर्क के लिए रिसाव सेंसर के आपूर्तिकर्ता की तलाश कर रहे हैं।'],
    ['zh', '我们正在寻找用于供水管网的泄漏传感器供应商 IoT'],
    ['fr', 'Nous cherchons un fournisseur de capteurs de fuite pour les réseaux d’eau de la ville.'],
    ['pl', 'Szukamy dostawcy czujników wycieku dla sieci wodociągowych, który może też szkolić pracowników.'],
    ['pt', 'Procuramos um fornecedor de sensores de vazamento para as redes de água da cidade, com formação.'],
    ['es', 'Buscamos un proveedor de sensores de fugas para las redes de agua de la ciudad, con formación.'],
    ['ro', 'Căutăm un furnizor de senzori pentru rețelele de apă ale orașului, care să ofere și instruire.'],
  ])('is found: %s', (language, text) => {
    expect(detect(text)).toMatchObject({ language, confidence: expect.any(Number) });
    expect(detect(text).confidence).toBeGreaterThan(0.3);
  });

  it.each(['', '  12 345 — 67 ', 'PX-4000'])('is not made up where nothing tells: "%s"', (text) => {
    expect(detect(text)).toEqual({ language: 'und', confidence: 0 });
  });

  it('is less sure of a neighbour that shares the script', () => {
    const ukrainian = 'Пошук постачальника датчиків витоку для мереж водопостачання міста, її інтеграція';
    expect(detect(ukrainian).confidence).toBeLessThan(
      detect('Поиск поставщика датчиков утечки для сетей водоснабжения города').confidence,
    );
  });
});
